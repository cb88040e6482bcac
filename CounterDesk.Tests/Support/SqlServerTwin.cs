using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using CounterDesk.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Puts every query that a test runs on SQLite into T-SQL as well, by the model for SQL Server and up to the moment
/// where the server would be asked. At the end of the run all of them are bound to the migrated tables, see
/// EveryQueryFitsSqlServer.
/// </summary>
internal sealed class SqlServerTwin : IQueryExpressionInterceptor
{
    private static readonly MethodInfo _run =
        typeof(SqlServerTwin).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConcurrentDictionary<string, string> _queries = [];
    private readonly ConcurrentDictionary<string, string> _untranslatable = [];

    /// <summary>The one that all databases of the tests share.</summary>
    public static SqlServerTwin Instance { get; } = new();

    /// <summary>The statements so far, each with the declaration of its parameters.</summary>
    public IEnumerable<(string Parameters, string Sql)> Queries => _queries.Select(query => (query.Value, query.Key));

    /// <summary>Queries that SQLite understands and SQL Server does not, and why.</summary>
    public IEnumerable<string> Untranslatable => _untranslatable.Select(query => $"{query.Value}\n{query.Key}");

    /// <summary>
    /// The first statement by which SQL Server would be asked to save what <paramref name="track"/> leaves in the
    /// context.
    /// </summary>
    public static (string Parameters, string Sql) SaveOf(Action<CounterDeskDb> track)
    {
        using var server = Server();
        server.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        track(server);
        var asked = (AskedException)Assert.Throws<DbUpdateException>(() => server.SaveChanges()).InnerException!;
        return (asked.Parameters, asked.Sql);
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        try
        {
            using var server = Server();
            var query = new Translation(server).Visit(queryExpression);
            var result = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable))
                ? typeof(IEnumerable<>).MakeGenericType(query.Type.GenericTypeArguments[0])
                : query.Type;
            _run.MakeGenericMethod(result).Invoke(null, [server, query]);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is AskedException asked)
        {
            _queries.TryAdd(asked.Sql, asked.Parameters);
        }
        catch (TargetInvocationException exception)
        {
            _untranslatable.TryAdd(queryExpression.ToString(), exception.InnerException!.Message);
        }

        return queryExpression;
    }

    private static SqlServerCounterDeskDb Server() => new(new DbContextOptionsBuilder<SqlServerCounterDeskDb>()
        .UseSqlServer(new SqlConnection()).AddInterceptors(NeverOpened.Instance, Asked.Instance).Options);

    private static void Run<TResult>(SqlServerCounterDeskDb server, Expression query)
    {
        var context = server.GetService<IQueryContextFactory>().Create();
        foreach (var parameter in Parameters.In(query))
        {
            context.Parameters.Add(parameter.Name, AnyValue(parameter.Type));
        }

        var result = server.GetService<IDatabase>().CompileQuery<TResult>(query, async: false)(context);
        foreach (var _ in (System.Collections.IEnumerable)result!)
        {
            break;
        }
    }

    private static object? AnyValue(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "1"
            : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 1)
            : type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable))
                ? Array.CreateInstance(type.GenericTypeArguments[0], 1)
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    /// <summary>Replaces the tables of the one model with those of the other.</summary>
    private sealed class Translation(DbContext server) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(server.Model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }

    private sealed class Parameters : ExpressionVisitor
    {
        private readonly Dictionary<string, QueryParameterExpression> _found = [];

        public static Dictionary<string, QueryParameterExpression>.ValueCollection In(Expression query)
        {
            var parameters = new Parameters();
            parameters.Visit(query);
            return parameters._found.Values;
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter)
            {
                _found.TryAdd(parameter.Name, parameter);
            }

            return base.VisitExtension(node);
        }
    }

    private sealed class NeverOpened : DbConnectionInterceptor
    {
        public static NeverOpened Instance { get; } = new();

        public override InterceptionResult ConnectionOpening(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
                InterceptionResult.Suppress();
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public static Asked Instance { get; } = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
                throw new AskedException(command);

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
                throw new AskedException(command);
    }

    private sealed class AskedException(DbCommand command) : Exception
    {
        public string Sql { get; } = command.CommandText;

        public string Parameters { get; } =
            string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declaration));

        private static string Declaration(SqlParameter parameter)
        {
            var type = parameter.SqlDbType.ToString().ToLowerInvariant();
            var hasLength = parameter.SqlDbType is SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary;
            return $"{parameter.ParameterName} {type}{(hasLength ? "(max)" : "")}";
        }
    }
}
