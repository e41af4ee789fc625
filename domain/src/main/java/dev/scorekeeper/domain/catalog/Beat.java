package dev.scorekeeper.domain.catalog;

/**
 * One beat of a movement; a part that the file leaves out is empty text.
 *
 * @param number its place as the file counts it
 * @param event what is announced: a topic
 * @param handler the name of what answers
 * @param kind what the handler touches
 * @param timing when it runs
 */
public record Beat(String number, String event, String handler, String kind, String timing) {}
