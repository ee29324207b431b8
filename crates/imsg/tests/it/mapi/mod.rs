//! Messages on storage: each behaviour of `IMessage` on `IStorage` by its row, F-035 to F-339.

mod attach;
mod attributes;
mod commit;
mod computed;
mod copy;
mod crash;
mod embedded;
mod failing;
mod get;
mod leftovers;
mod named;
mod new_file;
mod open_property;
mod opening;
mod opens;
mod rebuild;
mod recipients;
mod save;
mod set;
mod smoke;
pub(crate) mod support;
mod tables;
mod values;
