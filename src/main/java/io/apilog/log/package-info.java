/** The daemon's own log: java.util.logging behind SLF4J, one line of text or JSON an event, to standard error. */
package io.apilog.log;
