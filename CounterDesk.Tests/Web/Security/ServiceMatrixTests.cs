using System.Reflection;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Security;

/// <summary>
/// A menu keeps nobody out, so every service method that does something for a person asks for the role itself. The
/// second table of docs/roles.md says which; the services are those of the running program, and one that the table lacks
/// fails.
/// </summary>
public sealed class ServiceMatrixTests : IAsyncDisposable
{
    private const string Everybody = "everybody";

    private readonly List<Type> _services = [];
    private readonly DeskHost _host;

    public ServiceMatrixTests() => _host = new DeskHost
    {
        Change = services => _services.AddRange(services
            .Where(service => !service.IsKeyedService && service.Lifetime is ServiceLifetime.Singleton)
            .Select(service => service.ServiceType)
            .Where(type => type.Assembly == typeof(Clerk).Assembly && !type.ContainsGenericParameters)
            .Distinct()),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void Every_method_that_takes_whoever_acts_stands_in_the_matrix()
    {
        _ = _host.Services;
        var found = Methods().Select(method => method.Name).ToHashSet();
        var written = Matrix().Keys.ToHashSet();

        Assert.True(
            written.SetEquals(found),
            $"""
            docs/roles.md lacks (ask yourself whose business it is, then add it):
            {string.Join('\n', found.Except(written).Order(StringComparer.Ordinal))}
            and has, but the program does not:
            {string.Join('\n', written.Except(found).Order(StringComparer.Ordinal))}
            """);
    }

    [Fact]
    public void The_matrix_names_no_role_that_there_is_not() => Assert.All(
        Matrix().Values.SelectMany(roles => roles.Split(' ')),
        role => Assert.Contains(role, DeskRoles.All.Add(Everybody)));

    [Fact]
    public async Task Each_role_that_the_matrix_does_not_name_is_refused_and_that_is_in_the_log_and_no_other_is()
    {
        _ = _host.Services;
        var matrix = Matrix();
        List<string> wrong = [];
        foreach (var (name, service, method) in Methods().Where(method => matrix[method.Name] is not Everybody))
        {
            foreach (var role in DeskRoles.All)
            {
                var before = await CountAsync();
                var failure = await Record.ExceptionAsync(() => CallAsync(service, method, role));

                var isRefused = failure is RoleRefusedException;
                if (isRefused == matrix[name].Split(' ').Contains(role)
                    || await CountAsync() != before + (isRefused ? 1 : 0))
                {
                    wrong.Add($"{name}, {role}: {failure?.GetType().Name ?? "done"}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static Dictionary<string, string> Matrix() =>
        File.ReadLines(Repository.File("docs/roles.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.StartsWith("| `/", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2]);

    private IEnumerable<(string Name, Type Service, MethodInfo Method)> Methods() =>
        from service in _services
        where service.IsClass
        from method in service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Clerk))
        select ($"{service.Name}.{method.Name}", service, method);

    // Of something that is not there. Whoever may do it fails at that.
    private async Task CallAsync(Type service, MethodInfo method, string role)
    {
        var clerk = new Clerk($"probe-{role}", "0000", "试", "9", [role]);
        object?[] arguments =
        [
            .. method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(Clerk) ? clerk
                : parameter.ParameterType == typeof(CancellationToken) ? Cancellation
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
                : parameter.ParameterType == typeof(string) ? "x"
                : null),
        ];
        try
        {
            if (method.Invoke(_host.Services.GetRequiredService(service), arguments) is Task task)
            {
                await task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
            }
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private async Task<int> CountAsync()
    {
        await using var db = _host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        return await db.Set<AuditEntry>().CountAsync(
            entry => entry.Action == nameof(AuditAction.AccessRefused) && entry.Actor!.StartsWith("probe-"), Cancellation);
    }
}
