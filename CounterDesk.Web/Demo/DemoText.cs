namespace CounterDesk.Web.Demo;

/// <summary>Names the words of the demo hall.</summary>
public sealed class DemoText;
