package io.connectfargate.system.security;

import java.util.Locale;

/** Of a migration. No name and no secret is the same on both. */
enum Side {
    SOURCE,
    TARGET;

    /** What containers call its broker. */
    String host() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The migration's user there, where one has a password. */
    String user() {
        return host() + "-user";
    }

    /** With all characters that text replacement, properties files and JAAS stumble over. */
    String password() {
        return host() + "-s3cr3t/&$%1\"\\ ${x}";
    }

    /** The migration's name in its client certificate. */
    String commonName() {
        return host() + "-client";
    }

    /** The migration's id at the OAuth server. */
    String oauthClient() {
        return host() + "-app";
    }

    String clusterArn() {
        return "arn:aws:kafka:us-east-1:012345678910:cluster/" + host() + "/0000-1";
    }

    /** A variable of this side, as connector files name it. */
    String variable(String name) {
        return name() + "_" + name;
    }
}
