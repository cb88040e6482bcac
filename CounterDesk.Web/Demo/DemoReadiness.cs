namespace CounterDesk.Web.Demo;

/// <summary>What the sign-in page tells whoever waits for the demo hall.</summary>
public sealed class DemoReadiness : IProgress<DemoProgress>
{
    private volatile DemoProgress _now = new(DemoStep.Waiting, 0, 0);

    public DemoProgress Now => _now;

    public void Report(DemoProgress value) => _now = value;
}
