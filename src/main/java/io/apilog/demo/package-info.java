/** A shop's API that exists only as its access log, so that the exporter can be tried without an API. Imports nothing of the project. */
package io.apilog.demo;
