namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>Names the words of printing: the preview, the printed page, what came out.</summary>
public sealed class CopyStepText;
