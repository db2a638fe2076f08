/** What is wrong with a configuration, as the database sees it. */
package io.connectfargate.connectors.jdbc.validation;
