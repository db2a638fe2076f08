package io.connectfargate.connect.profile;

import java.util.Map;
import org.apache.kafka.connect.mirror.DefaultConfigPropertyFilter;

/**
 * A {@code config.property.filter.class} that gives copies only those settings of their topics that the target takes, by its {@link
 * TargetProfile}: MSK Express and Serverless do not create a topic with any other. {@code config.properties.exclude} and {@code
 * use.defaults.from} mean what they mean to Kafka's own filter.
 */
public final class AcceptedSettings extends DefaultConfigPropertyFilter {
    private TargetProfile profile = TargetProfile.STANDARD;

    @Override
    public void configure(Map<String, ?> settings) {
        super.configure(settings);
        profile = TargetProfile.ofThisWorker();
    }

    @Override
    public boolean shouldReplicateConfigProperty(String setting) {
        return profile.takes(setting) && super.shouldReplicateConfigProperty(setting);
    }
}
