/** The program among the programs that it works with: a real nginx writes the log, a real Prometheus scrapes. */
package io.apilog.system;
