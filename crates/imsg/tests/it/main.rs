//! Behaviour of the message layer on messages made for it.
#![cfg(test)]
