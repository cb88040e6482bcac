namespace CounterDesk.Web.Security;

/// <summary>Marks addresses of drawings: a browser that opens one may do nothing with it but show it.</summary>
internal sealed class DrawingAlone;
