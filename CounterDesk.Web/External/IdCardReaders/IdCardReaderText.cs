namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>Names the words of the card reader's panel.</summary>
public sealed class IdCardReaderText;
