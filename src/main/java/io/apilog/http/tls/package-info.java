/** TLS for the web server: certificates and keys in PEM, client certificates, and their change while connections come. */
package io.apilog.http.tls;
