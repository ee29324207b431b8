//! Tests of the layout kit: what it lays out is read back by a small reader that follows the tables only.

#![cfg(test)]

mod damage;
mod layouts;
mod messages;
mod reader;
