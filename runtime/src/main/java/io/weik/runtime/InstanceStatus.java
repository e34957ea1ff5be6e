package io.weik.runtime;

import io.weik.api.problem.Problem;
import java.util.List;

/**
 * An instance as it is at one moment.
 *
 * @param id the source's name and its number on this node, as {@code github-webhooks-0}
 * @param source name of its source
 * @param type its source type
 * @param eventType CloudEvents type of what it emits
 * @param summary how it is reached or what it watches
 * @param state what it is doing
 * @param history its former states and the present one, oldest first
 * @param warnings problems that it works in spite of
 * @param figures what it has done
 */
public record InstanceStatus(
    String id,
    String source,
    String type,
    String eventType,
    String summary,
    InstanceState state,
    List<InstanceState> history,
    List<Problem> warnings,
    SourceFigures.Snapshot figures) {}
