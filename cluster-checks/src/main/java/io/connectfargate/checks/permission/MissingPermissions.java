package io.connectfargate.checks.permission;

import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.diagnosis.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** Sentences about permissions that a client lacks, one for each resource. */
public final class MissingPermissions {
    private final ClientSettings settings;
    private final ClientPrincipal principal;

    /** Of this client. */
    public MissingPermissions(ClientSettings settings) {
        this.settings = settings;
        this.principal = ClientPrincipal.of(settings);
    }

    /** A problem for each resource. */
    public List<Problem> problems(Collection<Permission> missing) {
        Map<Resource, List<Permission>> resources = missing.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        permission -> new Resource(permission.resource(), permission.name()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return resources.entrySet().stream()
                .map(entry -> new Problem(Problem.Kind.PERMISSION, sentence(entry.getKey(), entry.getValue())))
                .toList();
    }

    private String sentence(Resource resource, List<Permission> missing) {
        List<String> operations =
                missing.stream().map(MissingPermissions::operation).distinct().toList();
        String purposes = missing.stream().map(Permission::purpose).distinct().collect(Collectors.joining(" and "));
        String allowed = settings.isIam() ? actions(missing) + " (" + joined(operations) + ")" : joined(operations);
        String remedy = settings.isIam()
                ? "allow that in the role's policy, on the resource " + resource.arn()
                : "add it with kafka-acls.sh --add --allow-principal '" + principal.principal() + "' "
                        + options(missing) + " " + resource.option();
        return "The " + settings.client() + " does not allow " + principal.name() + " " + allowed + " on " + resource
                + ", needed " + purposes + "; " + remedy + ".";
    }

    /** A client that may not describe a topic does not learn whether it exists. */
    private static String operation(Permission permission) {
        boolean creation = permission.operation() == AclOperation.CREATE && permission.resource() == ResourceType.TOPIC;
        return permission.operation().name() + (creation ? " (unless it exists)" : "");
    }

    private static String actions(List<Permission> missing) {
        return joined(missing.stream().map(IamActions::of).distinct().toList());
    }

    private static String options(List<Permission> missing) {
        return missing.stream()
                .map(permission -> "--operation " + SecurityUtils.operationName(permission.operation()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private record Resource(ResourceType type, String name) {
        /** As {@code kafka-acls.sh} takes it. */
        String option() {
            return type == ResourceType.CLUSTER ? "--cluster" : "--" + hyphenated() + " '" + name + "'";
        }

        /** The end of it, after the account's id. */
        String arn() {
            String cluster = "<cluster name>/<cluster uuid>";
            return type == ResourceType.CLUSTER ? "cluster/" + cluster : hyphenated() + "/" + cluster + "/" + name;
        }

        @Override
        public String toString() {
            return type == ResourceType.CLUSTER ? "the cluster" : hyphenated().replace('-', ' ') + " " + name;
        }

        private String hyphenated() {
            return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
