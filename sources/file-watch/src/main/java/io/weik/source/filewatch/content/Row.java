package io.weik.source.filewatch.content;

/**
 * One part of a file.
 *
 * @param number counted from 1
 */
public record Row(long number, Content content) {}
