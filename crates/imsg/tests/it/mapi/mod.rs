//! Messages on storage: each behaviour of `IMessage` on `IStorage` by its row, F-035 to F-339.

mod new_file;
mod smoke;
mod support;
