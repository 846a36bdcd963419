/** Puts the stages together: the daemon, reading once, explaining, the demo. */
package io.apilog.app;
