/** All endpoints there are, and which names get one of the places that the budget has: {@link io.apilog.endpoint.budget.EndpointTable}. */
package io.apilog.endpoint.budget;
