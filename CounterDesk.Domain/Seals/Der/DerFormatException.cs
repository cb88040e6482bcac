namespace CounterDesk.Domain.Seals.Der;

/// <summary>Bytes that are not the structure they should be.</summary>
internal sealed class DerFormatException(string message) : Exception(message);
