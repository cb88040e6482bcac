using System.Text.RegularExpressions;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Support;

/// <summary>Every address the program answers at, whoever maps it.</summary>
internal static class ProgramAddresses
{
    public static IEnumerable<RouteEndpoint> All(DeskHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Without the program's own files, which are the same for everybody, and hundreds.</summary>
    public static IEnumerable<RouteEndpoint> Of(DeskHost host) =>
        All(host).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    public static bool IsAnonymous(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";

    public static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        new(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET");

    /// <summary>An address that the endpoint answers at, of something that need not be there.</summary>
    public static string Example(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Aggregate(
        Pattern(endpoint),
        (address, parameter) => Regex.Replace(
            address, @"\{\**" + parameter.Name + @"[^}]*\}", ExampleOf(parameter.Name)));

    private static string ExampleOf(string parameter) => parameter switch
    {
        "culture" => "zh-CN",
        "fault" => nameof(SignInFault.NoRole),
        "end" => nameof(SessionEnd.Asked),
        "name" => "found",
        "page" => "1",
        "sequence" => "1",
        _ => "00000000-0000-0000-0000-000000000001",
    };
}
