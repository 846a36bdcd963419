/** The web configuration file, as the exporter toolkit of Prometheus has it: TLS, client certificates, users, headers. */
package io.apilog.webconfig;
