/** What survives the daemon: one moment of everything, saved, restored and shown. */
package io.apilog.app.checkpoint;
