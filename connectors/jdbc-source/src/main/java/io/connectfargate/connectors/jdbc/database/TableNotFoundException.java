package io.connectfargate.connectors.jdbc.database;

import org.apache.kafka.connect.errors.ConnectException;

/** A table that a user names does not exist, or its name is not enough to know which one. */
public final class TableNotFoundException extends ConnectException {
    private static final long serialVersionUID = 1L;

    TableNotFoundException(String sentence) {
        super(sentence);
    }
}
