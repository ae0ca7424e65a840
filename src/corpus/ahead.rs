//! How far the workers may run ahead of the output.
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of input in memory at a time, one larger input apart; what is written of them may be fifteen times as long.
const AHEAD_BYTES: u64 = 2 << 20;
/// Inputs in memory at a time.
const AHEAD_INPUTS: usize = 64;

/// Which inputs the workers may begin: not more of them than the memory should hold before the first is taken.
pub(super) struct Ahead<'w> {
    weights: &'w [u64],
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The next input to begin.
    next: usize,
    /// Inputs that were taken, all of those before the next one to take.
    taken: usize,
    /// Bytes of the inputs begun and not taken.
    bytes: u64,
    stopped: bool,
}

impl<'w> Ahead<'w> {
    pub fn new(weights: &'w [u64]) -> Self {
        Ahead {
            weights,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next input to begin, once there is room for it; none when all were begun or nobody takes them any more.
    pub fn next(&self) -> Option<usize> {
        let full = |s: &mut State| {
            let begun = s.next - s.taken;
            let weight = self.weights.get(s.next).copied().unwrap_or(0);
            !s.stopped && begun > 0 && (begun >= AHEAD_INPUTS || s.bytes + weight > AHEAD_BYTES)
        };
        let wait = self.changed.wait_while(self.state(), full);
        let mut s = wait.unwrap_or_else(PoisonError::into_inner);
        let k = s.next;
        if s.stopped || k >= self.weights.len() {
            return None;
        }
        s.next += 1;
        s.bytes += self.weights[k];
        Some(k)
    }

    /// The inputs before `at` were taken.
    pub fn taken(&self, at: usize) {
        let mut s = self.state();
        s.bytes -= self.weights[s.taken..at].iter().sum::<u64>();
        s.taken = at;
        drop(s);
        self.changed.notify_all();
    }
}

/// Lets the other workers go when this one ends, also by a panic, so that nobody waits for what will not come.
pub(super) struct Stops<'a, 'w>(pub &'a Ahead<'w>);

impl Drop for Stops<'_, '_> {
    fn drop(&mut self) {
        let done = self.0.weights.len();
        let mut s = self.0.state();
        s.stopped |= std::thread::panicking() || s.next < done;
        drop(s);
        self.0.changed.notify_all();
    }
}
