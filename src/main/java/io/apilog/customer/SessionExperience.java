package io.apilog.customer;

/** How a session went. */
enum SessionExperience {
    GOOD,
    SLOW,
    ERROR,
    /** Three bad answers, or a bad one at last. */
    FRUSTRATED
}
