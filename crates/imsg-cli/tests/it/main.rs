//! The command run as a person or a script would run it, on files made for the purpose.

#![cfg(test)]

mod cfb;
mod check;
mod demo;
mod diff;
mod edit;
mod edit_message;
mod errors;
mod extract;
mod help;
mod hostile;
mod inputs;
mod keys;
mod map;
mod message_object;
mod new;
mod overwrite;
mod props;
#[cfg(unix)]
mod refuse;
mod show;
mod support;
