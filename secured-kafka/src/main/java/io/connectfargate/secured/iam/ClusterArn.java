package io.connectfargate.secured.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a cluster in AWS, and of what lies in it. */
record ClusterArn(String value, String region, String account, String path) {
    private static final Pattern SYNTAX = Pattern.compile("arn:aws:kafka:([^:]+):([^:]+):cluster/([^/]+/[^/]+)");

    static ClusterArn parse(String arn) {
        Matcher matcher = SYNTAX.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID, the name of a cluster: " + arn);
        }
        return new ClusterArn(arn, matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** @param type as it stands in ARNs: topic, group, transactional-id */
    String resource(String type, String name) {
        return "arn:aws:kafka:" + region + ":" + account + ":" + type + "/" + path + "/" + name;
    }
}
