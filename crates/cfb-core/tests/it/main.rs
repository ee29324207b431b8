//! Integration tests: files from the layout kit, read through the public interface.

#![cfg(test)]

mod backings;
mod build;
mod crash;
mod damage;
mod faults;
mod forged;
mod layout;
mod locks;
mod many;
mod messages;
mod model;
mod ole;
mod reading;
mod replace;
mod sim;
mod stores;
mod support;
mod undone;
