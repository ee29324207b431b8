//! The behaviour of OLE structured storage, row by row.
//!
//! Each test names the rows that it shows in its doc comment, after `Rows:`; `only_c.txt` lists those that only a C
//! caller can express. The generator of the conformance page reads both.

mod copying;
mod elements;
mod enumeration;
mod model;
mod modes;
mod roots;
mod streams;
mod support;
mod transactions;
