namespace CounterDesk.Domain.Paper;

/// <summary>
/// Something that must not break is higher than the place it has; the message says what. Compose it shorter.
/// </summary>
public sealed class PageOverflowException(string message) : Exception(message);
