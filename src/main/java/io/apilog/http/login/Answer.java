package io.apilog.http.login;

/** What a login is answered. */
public enum Answer {
    /** May read. */
    WELCOME,
    /** No name and password, or wrong ones. */
    UNKNOWN,
    /** Too many unknown ones were checked of late: these were not. */
    LATER
}
