/** What is shipped for Prometheus and Grafana: that it is right, and names nothing that the exporter does not show. */
package io.apilog.rules;
