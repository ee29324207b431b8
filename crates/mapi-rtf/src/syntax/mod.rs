//! RTF as a sequence of tokens: the lexical rules, without any meaning.

mod lexer;
mod token;

pub use self::{
    lexer::Lexer,
    token::{ControlWord, Token, significant_text},
};
