//! Criterion's benches: `cargo xtask bench [AREA]`. Ours and the peers stand side by side in each group.
#![forbid(unsafe_code)]
#![expect(clippy::expect_used, reason = "a bench whose own input is bad should stop")]

mod compound;
mod message;
mod rtf;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    compound::define(&mut criterion);
    message::define(&mut criterion);
    rtf::define(&mut criterion);
    criterion.final_summary();
}
