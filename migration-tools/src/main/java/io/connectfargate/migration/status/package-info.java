/** What the workers know of a migration, from {@code GET /migration/status}, for a terminal. */
package io.connectfargate.migration.status;
