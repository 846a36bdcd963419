/** Pseudonyms for what must not leave the log: clients, users, queries. */
package io.apilog.privacy;
