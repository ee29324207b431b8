//! Readable text out of RTF that is no encapsulation.

mod field;
mod renderer;

pub(crate) use self::renderer::render;
