namespace CounterDesk.Domain.Ipp;

/// <summary>Bytes that are no IPP message, or none that is read here.</summary>
public sealed class IppFormatException(string message) : Exception(message);
