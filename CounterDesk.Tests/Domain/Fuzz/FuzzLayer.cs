using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Where files are spoiled, and how large a share of all cases that gets.</summary>
/// <param name="Name">As the table of figures has it.</param>
/// <param name="Share">Of the sum of all layers' shares.</param>
/// <param name="Make">Makes a case, the same for the same seed.</param>
internal sealed record FuzzLayer(string Name, int Share, Func<Mutator, FuzzCase> Make);
