package io.apilog.customer;

/** What a client did after a failure. */
enum FailureOutcome {
    /** Got an answer to the same, within five minutes. */
    RECOVERED,
    /** Asked the same again, and it was bad again. */
    REPEATED,
    /** Did something else. */
    MOVED_ON,
    /** Did nothing for half an hour. */
    LEFT,
    /** Was not seen any more for another reason, or is a program that polls or never leaves. */
    UNKNOWN
}
