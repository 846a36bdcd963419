/** A real Prometheus and Alertmanager beside the demo, with the rules and texts that are shipped, where they are installed. */
package io.apilog.demo.monitoring;
