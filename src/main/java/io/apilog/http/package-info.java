/** Jetty. Gets a registry and suppliers; knows no stage. */
package io.apilog.http;
