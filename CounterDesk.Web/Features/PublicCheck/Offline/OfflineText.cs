namespace CounterDesk.Web.Features.PublicCheck.Offline;

/// <summary>Names the words of the file with which a receiver checks copies without a network.</summary>
public sealed class OfflineText;
