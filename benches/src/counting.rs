//! An allocator that counts, for memory bounds and for the number of allocations of one piece of work.

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

static ON: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static LIVE: AtomicI64 = AtomicI64::new(0);
static PEAK: AtomicI64 = AtomicI64::new(0);
static TRACE: AtomicBool = AtomicBool::new(false);
static TRACED: Mutex<Vec<(u64, Backtrace)>> = Mutex::new(Vec::new());

thread_local! {
    /// Whether this thread is noting an allocation: what that allocates itself is not noted.
    static NOTING: Cell<bool> = const { Cell::new(false) };
}

/// The system's allocator, which counts while [`count_allocations`] runs; at other times it costs one load.
#[derive(Debug, Clone, Copy)]
pub struct Counting;

/// What a piece of work took from the allocator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocations {
    /// How often memory was asked for; growing a block counts as once more.
    pub count: u64,
    /// Bytes asked for in all.
    pub bytes: u64,
    /// The most bytes that were held at one time, beyond what was held before.
    pub peak_bytes: u64,
}

/// Runs `work` and gives its answer and what it took from the allocator, all threads together.
///
/// Needs [`Counting`] as the global allocator; else the counts are 0. Only one can run at a time.
pub fn count_allocations<T>(work: impl FnOnce() -> T) -> (T, Allocations) {
    COUNT.store(0, Ordering::Relaxed);
    BYTES.store(0, Ordering::Relaxed);
    LIVE.store(0, Ordering::Relaxed);
    PEAK.store(0, Ordering::Relaxed);
    ON.store(true, Ordering::SeqCst);
    let answer = work();
    ON.store(false, Ordering::SeqCst);
    let allocations = Allocations {
        count: COUNT.load(Ordering::Relaxed),
        bytes: BYTES.load(Ordering::Relaxed),
        peak_bytes: u64::try_from(PEAK.load(Ordering::Relaxed)).unwrap_or(0),
    };
    (answer, allocations)
}

/// Runs `work` and gives its answer and each allocation it made: the bytes asked for, and the calls that led there.
///
/// Needs [`Counting`] as the global allocator; else there are none. Much slower than [`count_allocations`].
pub fn trace_allocations<T>(work: impl FnOnce() -> T) -> (T, Vec<(u64, Backtrace)>) {
    TRACED.lock().unwrap_or_else(PoisonError::into_inner).clear();
    TRACE.store(true, Ordering::SeqCst);
    let (answer, _) = count_allocations(work);
    TRACE.store(false, Ordering::SeqCst);
    let traced = std::mem::take(&mut *TRACED.lock().unwrap_or_else(PoisonError::into_inner));
    (answer, traced)
}

fn note(bytes: usize) {
    NOTING.with(|noting| {
        if !noting.replace(true) {
            let calls = Backtrace::force_capture();
            TRACED.lock().unwrap_or_else(PoisonError::into_inner).push((bytes as u64, calls));
            noting.set(false);
        }
    });
}

fn took(bytes: usize) {
    if TRACE.load(Ordering::Relaxed) {
        note(bytes);
    }
    COUNT.fetch_add(1, Ordering::Relaxed);
    BYTES.fetch_add(bytes as u64, Ordering::Relaxed);
    held(i64::try_from(bytes).unwrap_or(i64::MAX));
}

fn held(change: i64) {
    let now = LIVE.fetch_add(change, Ordering::Relaxed).saturating_add(change);
    PEAK.fetch_max(now, Ordering::Relaxed);
}

#[expect(unsafe_code, reason = "an allocator is an unsafe trait; each call goes to the system's unchanged")]
// SAFETY: every method passes its arguments on to `System`, which keeps the trait's contract, and gives its answer
// unchanged; the counters beside it touch no memory but their own.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ON.load(Ordering::Relaxed) {
            took(layout.size());
        }
        // SAFETY: the caller keeps the contract of `alloc`, which is the same there.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if ON.load(Ordering::Relaxed) {
            took(layout.size());
        }
        // SAFETY: the caller keeps the contract of `alloc_zeroed`, which is the same there.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if ON.load(Ordering::Relaxed) {
            held(i64::try_from(layout.size()).unwrap_or(i64::MAX).saturating_neg());
            took(new_size);
        }
        // SAFETY: the caller keeps the contract of `realloc`, which is the same there.
        unsafe { System.realloc(block, layout, new_size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if ON.load(Ordering::Relaxed) {
            held(i64::try_from(layout.size()).unwrap_or(i64::MAX).saturating_neg());
        }
        // SAFETY: the caller keeps the contract of `dealloc`, which is the same there.
        unsafe { System.dealloc(block, layout) }
    }
}
