package io.apilog;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classes that know each other over any way, as the strongly connected components of the graph of classes. A nested class is a part of the
 * one that it stands in.
 */
final class CirclesOfClasses {
    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();

    private CirclesOfClasses(JavaClasses all) {
        for (JavaClass type : all) {
            String name = outermost(type).getName();
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                while (target.isArray()) {
                    target = target.getComponentType();
                }
                if (all.contain(target.getName())) {
                    known.computeIfAbsent(name, key -> new TreeSet<>())
                            .add(outermost(target).getName());
                }
            }
        }
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** The circles of two classes or more, each as the names of its classes. */
    static List<Set<String>> in(JavaClasses all) {
        return new CirclesOfClasses(all).find();
    }

    /** Goes through the graph, and back from the class that was left last: what is reached is a circle. */
    private List<Set<String>> find() {
        List<String> left = new ArrayList<>();
        known.keySet().forEach(name -> visit(name, known, left));
        Map<String, Set<String>> knownBy = new HashMap<>();
        known.forEach((from, all) -> all.forEach(
                to -> knownBy.computeIfAbsent(to, key -> new TreeSet<>()).add(from)));
        visited.clear();
        List<Set<String>> circles = new ArrayList<>();
        for (int i = left.size() - 1; i >= 0; i--) {
            List<String> circle = new ArrayList<>();
            visit(left.get(i), knownBy, circle);
            if (circle.size() > 1) {
                circles.add(new TreeSet<>(circle));
            }
        }
        return circles;
    }

    private void visit(String name, Map<String, Set<String>> arrows, List<String> left) {
        if (visited.add(name)) {
            arrows.getOrDefault(name, Set.of()).forEach(next -> visit(next, arrows, left));
            left.add(name);
        }
    }
}
