namespace CounterDesk.Web.Demo;

/// <summary>What the demo hall is busy with at its first start.</summary>
public enum DemoStep
{
    Waiting,

    /// <summary>Making the keys and certificates of the authorities that seal its licenses.</summary>
    Authorities,

    /// <summary>Drawing and sealing the license files.</summary>
    Files,

    /// <summary>Bringing them into the library.</summary>
    Import,

    Ready,

    /// <summary>
    /// It stopped; the reason is in the program's log. What was made before is there and may be used.
    /// </summary>
    Failed,
}

/// <summary>
/// How far the demo hall is: so many of so many things of this step. <c>Total</c> is 0 where there is nothing to count.
/// </summary>
public sealed record DemoProgress(DemoStep Step, int Done, int Total);
