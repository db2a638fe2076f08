package io.connectfargate.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An expression as Prometheus's own parser understands it.
 *
 * @param tree its answer
 */
record PromQl(JsonNode tree) {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", ">", "<", ">=", "<=");

    /** The series that it reads, such as {@code up{job="node"}}. */
    List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        collect(tree, selectors);
        return selectors;
    }

    /**
     * The same expression without what keeps an alert from firing while all is healthy: comparisons give 0 or 1 instead of taking
     * series away, nothing is looked up in the past, and {@code absent} and {@code unless} are left out.
     */
    String unfiltered() {
        return print(tree);
    }

    private static void collect(JsonNode node, List<Selector> found) {
        if (node.path("type").asText().endsWith("Selector")) {
            found.add(Selector.of(node));
        } else {
            node.forEach(child -> collect(child, found));
        }
    }

    private static String print(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "aggregation" -> aggregation(node);
            case "binaryExpr" -> binary(node);
            case "call" -> call(node);
            case "numberLiteral" -> node.path("val").asText();
            case "parenExpr" -> "(" + print(node.path("expr")) + ")";
            case "stringLiteral" -> node.path("val").toString();
            case "subquery" ->
                "%s[%dms:%s]"
                        .formatted(print(node.path("expr")), node.path("range").asLong(), step(node));
            case "unaryExpr" -> node.path("op").asText() + print(node.path("expr"));
            case "vectorSelector", "matrixSelector" -> Selector.of(node).expected() + range(node);
            default -> throw new AssertionError("No way to print " + node);
        };
    }

    private static String range(JsonNode selector) {
        return selector.has("range") ? "[" + selector.path("range").asLong() + "ms]" : "";
    }

    private static String step(JsonNode subquery) {
        long step = subquery.path("step").asLong();
        return step == 0 ? "" : step + "ms";
    }

    private static String aggregation(JsonNode node) {
        String parameter = node.path("param").isNull() ? "" : print(node.path("param")) + ", ";
        String grouping = node.path("without").asBoolean() ? " without " : " by ";
        return node.path("op").asText()
                + grouping
                + labels(node.path("grouping"))
                + " ("
                + parameter
                + print(node.path("expr"))
                + ")";
    }

    private static String call(JsonNode node) {
        String function = node.path("func").path("name").asText();
        String arguments = list(node.path("args")).map(PromQl::print).collect(Collectors.joining(", "));
        return function.equals("absent") ? arguments : function + "(" + arguments + ")";
    }

    private static String binary(JsonNode node) {
        String left = print(node.path("lhs"));
        String operator = node.path("op").asText();
        if (operator.equals("unless")) {
            return left;
        }
        String bool = COMPARISONS.contains(operator) ? " bool" : "";
        return left + " " + operator + bool + matching(node.path("matching")) + " " + print(node.path("rhs"));
    }

    private static String matching(JsonNode matching) {
        if (matching.isNull()
                || !matching.path("on").asBoolean() && matching.path("labels").isEmpty()) {
            return "";
        }
        String sides = (matching.path("on").asBoolean() ? " on " : " ignoring ") + labels(matching.path("labels"));
        return switch (matching.path("card").asText()) {
            case "many-to-one" -> sides + " group_left " + labels(matching.path("include"));
            case "one-to-many" -> sides + " group_right " + labels(matching.path("include"));
            default -> sides;
        };
    }

    private static String labels(JsonNode names) {
        return list(names).map(JsonNode::asText).collect(Collectors.joining(", ", "(", ")"));
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
